// A module that stands in for the core: its `extract` gives null, and stops on `unreachable` when called again;
// its `collectText` stops at once.

import binaryen from 'binaryen';

/** @returns {number[]} the bytes, as something that can be handed to a page */
export function trapsTheSecondTime() {
  const module = binaryen.parseText(`
    (module
      (memory (export "memory") 1)
      (table (export "__wbindgen_externrefs") 1100 externref)
      (global $called (mut i32) (i32.const 0))
      (func (export "__wbindgen_start"))
      (func (export "__externref_table_dealloc") (param i32))
      (func (export "extract") (param externref externref) (result i32 i32 i32)
        (if (global.get $called) (then (unreachable)))
        (global.set $called (i32.const 1))
        (tuple.make 3 (i32.const 0) (i32.const 0) (i32.const 0)))
      (func (export "collectText") (param externref) (result i32 i32 i32) (unreachable)))`);
  module.setFeatures(binaryen.Features.All);
  try {
    return [...module.emitBinary()];
  } finally {
    module.dispose();
  }
}
