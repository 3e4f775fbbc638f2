//! How long renders take: in the engine, against the real Helm as a process, and as inputs grow.

pub mod engine;
pub mod growth;
pub mod process;
pub mod shapes;

use std::time::Instant;

/// The middle of a number of measurements.
pub fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The milliseconds that something takes.
pub fn milliseconds<T>(run: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    std::hint::black_box(run());
    start.elapsed().as_secs_f64() * 1000.0
}

/// The mean of ratios: twice as fast and half as fast are as fast.
pub fn geometric_mean(ratios: &[f64]) -> f64 {
    (ratios.iter().map(|ratio| ratio.ln()).sum::<f64>() / ratios.len() as f64).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_are_those_of_ratios() {
        assert!((geometric_mean(&[4.0, 1.0, 0.25]) - 1.0).abs() < 1e-9);
        assert!((median(vec![3.0, 100.0, 1.0]) - 3.0).abs() < 1e-9);
    }
}
