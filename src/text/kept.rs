//! What a thread keeps from text to text.

use std::cell::Cell;
use std::thread::LocalKey;

/// Room for what a thread keeps.
pub(crate) type Kept<T> = Cell<Option<T>>;

/// Gives `task` what is kept, or what `fresh` makes where there is none. It is taken, not
/// borrowed: after a trap in WebAssembly the next text finds none, not a lock.
pub(crate) fn with_kept<T, R>(
    kept: &'static LocalKey<Kept<T>>,
    fresh: impl FnOnce() -> T,
    task: impl FnOnce(&mut T) -> R,
) -> R {
    let mut own = kept.take().unwrap_or_else(fresh);
    let done = task(&mut own);
    kept.set(Some(own));
    done
}

#[cfg(test)]
mod tests {
    use super::{Kept, with_kept};

    #[test]
    fn what_was_kept_is_found_again() {
        thread_local! {
            static KEPT: Kept<u32> = const { Kept::new(None) };
        }
        let add = || {
            with_kept(
                &KEPT,
                || 1,
                |kept| {
                    *kept += 1;
                    *kept
                },
            )
        };
        assert_eq!([add(), add()], [2, 3]);
    }
}
