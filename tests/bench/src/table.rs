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

/// The page of all tables.
pub fn document(tables: &[Table]) -> String {
    let mut text = "# Benchmarks\n\nMade by `cargo xtask bench`: medians of at least five rounds, interleaved, in one run on one machine. \
                    Times depend on the machine; the ratios are what counts.\n"
        .to_owned();
    for table in tables {
        text.push('\n');
        text += &table.markdown();
    }
    text
}

/// The one in the middle.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

pub fn milliseconds(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1000.0)
}

pub fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}
