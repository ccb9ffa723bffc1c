// Small projects that have the packed package installed: the recipes of docs/recipes, taken at their word.

import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Of the project. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const HERE = fileURLToPath(new URL('./', import.meta.url));

/** Where the projects lie, each in a folder of its own, with one `node_modules` above them. */
export const SAMPLES = join(ROOT, 'target/samples');

/** The package as it was installed. */
export const INSTALLED = join(SAMPLES, 'node_modules/readout');

const run = promisify(execFile);

/** Runs a program in a project; rejected with its output if it fails. */
export async function execute(folder, program, ...args) {
  try {
    return (await run(program, args, { cwd: folder, maxBuffer: 1 << 24 })).stdout;
  } catch (thrown) {
    throw new Error(`${thrown.message}\n${thrown.stdout}`);
  }
}

/** Installs what the projects are built with as its lock file says, and the tarball that was packed last. */
export async function install() {
  const packed = (await readdir(join(ROOT, 'target/package')).catch(() => [])).filter((name) => name.endsWith('.tgz'));
  if (packed.length !== 1) throw new Error('target/package has not one tarball: run `cargo xtask package npm` first');
  await mkdir(SAMPLES, { recursive: true });
  for (const name of ['package.json', 'package-lock.json']) await cp(join(HERE, name), join(SAMPLES, name));
  await cp(join(ROOT, '.npmrc'), join(SAMPLES, '.npmrc'));
  if (!(await isFresh())) await execute(SAMPLES, 'npm', 'ci', '--no-audit', '--no-fund');
  await rm(INSTALLED, { recursive: true, force: true });
  // The package has no dependencies, so this asks nobody.
  await execute(SAMPLES, 'npm', 'install', '--no-save', '--offline', '--no-audit', '--no-fund', join(ROOT, 'target/package', packed[0]));
}

/** Whether what is installed is what the lock file asks for. */
async function isFresh() {
  const changed = async (file) => (await stat(file).catch(() => ({ mtimeMs: 0 }))).mtimeMs;
  return (await changed(join(SAMPLES, 'node_modules/.package-lock.json'))) > (await changed(join(HERE, 'package-lock.json')));
}

/**
 * Makes the project that a recipe describes: each block of code that names a file is that file.
 * @param {string} recipe
 * @returns {Promise<string>} its folder
 */
export async function project(recipe) {
  const text = await readFile(join(ROOT, 'docs/recipes', `${recipe}.md`), 'utf8');
  const files = [...text.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)];
  if (files.length === 0) throw new Error(`the recipe ${recipe} names no file`);
  const folder = join(SAMPLES, recipe);
  await rm(folder, { recursive: true, force: true });
  for (const [, name, content] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Builds a project with Vite. @returns {Promise<string>} the folder to be served */
export async function build(folder) {
  await execute(folder, join(SAMPLES, 'node_modules/.bin/vite'), 'build', '--logLevel', 'warn');
  return join(folder, 'dist');
}
