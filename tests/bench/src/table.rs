//! Figures as people read them.

use std::time::Duration;

/// One measurement.
pub struct Table {
    pub title: &'static str,
    /// How it was measured.
    pub how: &'static str,
    pub head: Vec<&'static str>,
    pub rows: Vec<Vec<String>>,
    /// The goals, and whether they are met.
    pub goals: Vec<(String, bool)>,
}

impl Table {
    pub fn markdown(&self) -> String {
        let mut text = format!("## {}\n\n{}\n\n| {} |\n", self.title, self.how, self.head.join(" | "));
        text += &format!("|{}\n", " --- |".repeat(self.head.len()));
        for row in &self.rows {
            text += &format!("| {} |\n", row.join(" | "));
        }
        text.push('\n');
        for (goal, met) in &self.goals {
            text += &format!("- {} {goal}\n", if *met { "met:" } else { "**missed:**" });
        }
        text
    }
}

/// What stands from this mark on was measured by others (`cargo xtask bench board`) and stays.
const OTHERS: &str = "<!-- board: begin -->";

/// The page of all tables; `before` is the page as it was.
pub fn document(tables: &[String], before: &str) -> String {
    let mut text = "# Benchmarks\n\nMade by `cargo xtask bench`: medians of at least five rounds, interleaved, in one run on one machine. \
                    Times depend on the machine; the ratios are what counts.\n"
        .to_owned();
    for table in tables {
        text += &format!("\n{table}\n");
    }
    if let Some(at) = before.find(OTHERS) {
        text.push('\n');
        text += &before[at..];
    }
    text
}

/// The one in the middle.
pub fn median(times: Vec<Duration>) -> Duration {
    Spread::of(times).median
}

/// Half of the times are no longer than the first, all but one in a hundred no longer than the second.
#[derive(Clone, Copy)]
pub struct Spread {
    pub median: Duration,
    pub most: Duration,
    pub longest: Duration,
}

impl Spread {
    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        let last = times.len() - 1;
        Self { median: times[times.len() / 2], most: times[last * 99 / 100], longest: times[last] }
    }
}

pub fn milliseconds(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1000.0)
}

pub fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}
