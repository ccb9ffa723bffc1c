//! Counts steps in tests, so that they can tell that work grows with the text and not with
//! its square. Costs nothing elsewhere.

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Counts a step: a look at a token, a comparison of two names.
#[inline]
pub(crate) fn count() {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

/// How many steps `task` takes.
#[cfg(test)]
pub(crate) fn steps(task: impl FnOnce()) -> u64 {
    let before = STEPS.with(std::cell::Cell::get);
    task();
    STEPS.with(std::cell::Cell::get) - before
}
