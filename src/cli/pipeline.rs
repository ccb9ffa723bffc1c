//! Work on all cores whose results come in the order of what was put in.
//!
//! A reader hands each item to the workers and, in order, a receipt for its result to
//! whoever takes the results. Both queues are bounded, so memory is too, however long the
//! stream.

use std::io;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

/// Items under way for each worker.
const QUEUED: usize = 4;

/// Takes results.
pub(super) trait Sink<R> {
    /// Takes the next one.
    ///
    /// # Errors
    /// What ends the work.
    fn take(&mut self, result: R) -> io::Result<()>;

    /// The next one is not there yet: time to let go of what is held back.
    ///
    /// # Errors
    /// What ends the work.
    fn idle(&mut self) -> io::Result<()>;
}

/// An item and where its result goes.
struct Job<T, R> {
    item: T,
    result: SyncSender<R>,
}

/// Hands what `produce` submits to `work` on `jobs` threads, and the results in order to
/// `sink`. Nothing more is wanted of `produce` when its submissions are answered with
/// false. Its own result comes back, none if it panicked.
///
/// # Errors
/// Those of `sink`. The threads are then left to the end of the process, for the producer may
/// be waiting for input that never comes.
pub(super) fn run<T: Send + 'static, R: Send + 'static, P: Send + 'static>(
    jobs: NonZeroUsize,
    produce: impl FnOnce(&mut dyn FnMut(T) -> bool) -> P + Send + 'static,
    work: impl Fn(T) -> R + Send + Sync + 'static,
    sink: &mut impl Sink<R>,
) -> io::Result<Option<P>> {
    let window = jobs.get().saturating_mul(QUEUED);
    let (send_job, queue) = sync_channel::<Job<T, R>>(window);
    let (send_receipt, receipts) = sync_channel(window);
    let (queue, work) = (Arc::new(Mutex::new(queue)), Arc::new(work));
    for _ in 0..jobs.get() {
        let (queue, work) = (Arc::clone(&queue), Arc::clone(&work));
        thread::spawn(move || work_off(&queue, &*work));
    }
    let producer: JoinHandle<P> = thread::spawn(move || {
        produce(&mut |item| {
            let (result, receipt) = sync_channel(1);
            send_job.send(Job { item, result }).is_ok() && send_receipt.send(receipt).is_ok()
        })
    });
    while let Some(receipt) = next(&receipts, sink)? {
        if let Some(result) = next(&receipt, sink)? {
            sink.take(result)?;
        }
    }
    sink.idle()?;
    Ok(producer.join().ok())
}

/// Works until there are no more items.
fn work_off<T, R>(queue: &Mutex<Receiver<Job<T, R>>>, work: &impl Fn(T) -> R) {
    loop {
        let job = match queue.lock() {
            Ok(queue) => queue.recv(),
            Err(_) => return,
        };
        let Ok(Job { item, result }) = job else {
            return;
        };
        // The taker may have stopped; then nobody waits for the result.
        let _ = result.send(work(item));
    }
}

/// The next of a queue, with `sink` told before waiting; `None` at its end.
fn next<T, R>(queue: &Receiver<T>, sink: &mut impl Sink<R>) -> io::Result<Option<T>> {
    match queue.try_recv() {
        Ok(item) => Ok(Some(item)),
        Err(TryRecvError::Disconnected) => Ok(None),
        Err(TryRecvError::Empty) => {
            sink.idle()?;
            Ok(queue.recv().ok())
        }
    }
}
