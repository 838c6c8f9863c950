//! Load: at a constant rate, counted from when each request was meant to be sent, or as much as goes through.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// What came of it.
#[derive(Debug, Default)]
pub struct Measured {
    /// Milliseconds, in order.
    took: Vec<f64>,
    pub errors: usize,
    /// Requests that were answered in a second.
    pub rate: f64,
}

impl Measured {
    fn new(mut took: Vec<f64>, errors: usize, seconds: f64) -> Self {
        took.sort_by(f64::total_cmp);
        let rate = took.len() as f64 / seconds;
        Self { took, errors, rate }
    }

    pub fn count(&self) -> usize {
        self.took.len() + self.errors
    }

    /// The time in which so many of a hundred were answered.
    pub fn percentile(&self, percent: f64) -> f64 {
        let place = (self.took.len() as f64 * percent / 100.0).ceil() as usize;
        self.took.get(place.saturating_sub(1)).copied().unwrap_or(f64::INFINITY)
    }
}

/// One after the other, however long each takes: what one person waits for.
pub async fn one_by_one<F: Future<Output = Result<(), String>>>(times: usize, ask: impl Fn(usize) -> F) -> Measured {
    let (mut took, mut errors, begun) = (Vec::with_capacity(times), 0, Instant::now());
    for number in 0..times {
        let at = Instant::now();
        match ask(number).await {
            Ok(()) => took.push(milliseconds(at)),
            Err(why) => complain(&mut errors, &why),
        }
    }
    Measured::new(took, errors, begun.elapsed().as_secs_f64())
}

/// Each request at its time, whether the one before it was answered or not; late answers count from that time.
pub async fn open_loop<F>(per_second: f64, time: Duration, ask: impl Fn(usize) -> F) -> Measured
where
    F: Future<Output = Result<(), String>> + Send + 'static,
{
    let begun = Instant::now() + Duration::from_millis(20);
    let count = (time.as_secs_f64() * per_second) as usize;
    let mut under_way = JoinSet::new();
    let (mut took, mut errors) = (Vec::with_capacity(count), 0);
    for number in 0..count {
        let meant = begun + Duration::from_secs_f64(number as f64 / per_second);
        tokio::time::sleep_until(meant.into()).await;
        let asked = ask(number);
        under_way.spawn(async move { asked.await.map(|()| milliseconds(meant)) });
        while let Some(done) = under_way.try_join_next() {
            take(done, &mut took, &mut errors);
        }
    }
    while let Some(done) = under_way.join_next().await {
        take(done, &mut took, &mut errors);
    }
    Measured::new(took, errors, begun.elapsed().as_secs_f64())
}

fn take(done: Result<Result<f64, String>, tokio::task::JoinError>, took: &mut Vec<f64>, errors: &mut usize) {
    match done {
        Ok(Ok(milliseconds)) => took.push(milliseconds),
        Ok(Err(why)) => complain(errors, &why),
        Err(why) => complain(errors, &why.to_string()),
    }
}

/// As much as goes through while so many ask, each again as soon as it was answered; the first is the number of who asks.
pub async fn saturated<F>(
    askers: usize,
    time: Duration,
    ask: impl Fn(usize, usize) -> F + Clone + Send + 'static,
) -> Measured
where
    F: Future<Output = Result<(), String>> + Send + 'static,
{
    let (begun, number) = (Instant::now(), Arc::new(AtomicUsize::new(0)));
    let mut all = JoinSet::new();
    for asker in 0..askers {
        let (ask, number) = (ask.clone(), number.clone());
        all.spawn(async move {
            let (mut took, mut errors) = (Vec::new(), 0);
            while begun.elapsed() < time {
                let at = Instant::now();
                match ask(asker, number.fetch_add(1, Ordering::Relaxed)).await {
                    Ok(()) => took.push(milliseconds(at)),
                    Err(why) => complain(&mut errors, &why),
                }
            }
            (took, errors)
        });
    }
    let (mut took, mut errors) = (Vec::new(), 0);
    for (more, failed) in all.join_all().await {
        took.extend(more);
        errors += failed;
    }
    Measured::new(took, errors, begun.elapsed().as_secs_f64())
}

fn milliseconds(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

/// The first few are shown.
fn complain(errors: &mut usize, why: &str) {
    *errors += 1;
    if *errors <= 3 {
        println!("    {why}");
    }
}
