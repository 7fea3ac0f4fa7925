//! Counting tests from what the runners print, so that the last line of `cargo xtask test` is true.

use std::ops::AddAssign;

/// Tests that passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// As the runner counted them.
    pub(crate) passed: usize,
    /// As the runner counted them.
    pub(crate) failed: usize,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Tally {
    /// A step that is one test by itself.
    pub(crate) fn of_one(passed: bool) -> Self {
        Self { passed: usize::from(passed), failed: usize::from(!passed) }
    }

    /// Adds up the closing lines of the Rust test runner, of Vitest, and of Node's.
    pub(crate) fn read(output: &str) -> Self {
        let mut tally = Self::default();
        for line in output.lines().map(str::trim) {
            if let Some(counted) = line.strip_prefix("test result:").or_else(|| line.strip_prefix("Tests ")) {
                tally += Self { passed: before(counted, "passed"), failed: before(counted, "failed") };
            } else if let Some(count) = line.strip_prefix("ℹ pass ") {
                tally.passed += count.parse().unwrap_or(0);
            } else if let Some(count) = line.strip_prefix("ℹ fail ") {
                tally.failed += count.parse().unwrap_or(0);
            }
        }
        tally
    }
}

/// The whole number that stands before a word.
fn before(text: &str, word: &str) -> usize {
    let words: Vec<&str> = text.split([' ', ',', ';', '|', '.']).filter(|part| !part.is_empty()).collect();
    words
        .windows(2)
        .find_map(|pair| match pair {
            [number, found] if *found == word => number.parse().ok(),
            _ => None,
        })
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn the_closing_lines_of_every_runner_are_added_up() {
        let output = "\
test a ... ok
test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
      Tests  1 failed | 30 passed (31)
 Test Files  2 passed (2)
✔ a note is dragged (812.4ms)
ℹ tests 8
ℹ pass 7
ℹ fail 1
";
        assert_eq!(Tally::read(output), Tally { passed: 52, failed: 4 });
    }

    #[test]
    fn a_line_that_only_mentions_tests_counts_nothing() {
        assert_eq!(Tally::read("note: 3 tests passed yesterday\n20 notes moved"), Tally::default());
    }
}
