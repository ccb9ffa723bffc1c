// Types of what the page uses of d3-force.

export interface Simulation {
  force(name: string, force: unknown): this;
  stop(): this;
  tick(count?: number): this;
}
export interface Force {
  id(of: (node: any) => string): this;
  distance(length: number): this;
  strength(strength: number | ((item: any) => number)): this;
}
export function forceSimulation(nodes: object[]): Simulation;
export function forceLink(links: object[]): Force;
export function forceManyBody(): Force;
export function forceCollide(radius: number): Force;
export function forceX(x: number): Force;
export function forceY(y: number): Force;
