//! A countdown. The clock is handed in: time since whenever, that never goes back.

use std::sync::Arc;
use std::time::{Duration, Instant};

use handvat_protocol::beamer::Countdown as Told;
use handvat_protocol::failure::Fault;

/// Says how much time went by since some moment; never less than before.
pub type Clock = Arc<dyn Fn() -> Duration + Send + Sync>;

/// The longest countdown.
const LONGEST: Duration = Duration::from_hours(24);
const MINUTE: Duration = Duration::from_mins(1);

/// The machine's own clock.
pub fn clock() -> Clock {
    let began = Instant::now();
    Arc::new(move || began.elapsed())
}

/// Time that is running out, or held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Countdown {
    total: Duration,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Until then.
    Runs(Duration),
    /// With so much left.
    Held(Duration),
}

impl Countdown {
    /// Begins at once.
    pub(crate) fn start(seconds: u32, now: Duration) -> Result<Self, Fault> {
        let total = Duration::from_secs(seconds.into());
        if total.is_zero() || total > LONGEST {
            return Err(Fault::new("countdown-length"));
        }
        Ok(Self { total, state: State::Runs(now + total) })
    }

    pub(crate) fn pause(&mut self, now: Duration) {
        self.state = State::Held(self.left(now));
    }

    /// One that is over stays over.
    pub(crate) fn resume(&mut self, now: Duration) {
        let left = self.left(now);
        if !left.is_zero() {
            self.state = State::Runs(now + left);
        }
    }

    /// One that is over runs again.
    pub(crate) fn add_minute(&mut self, now: Duration) {
        let left = self.left(now);
        let more = MINUTE.min(LONGEST.saturating_sub(left));
        self.total = (self.total + more).min(LONGEST);
        self.state = match self.state {
            State::Held(left) if !left.is_zero() => State::Held(left + more),
            _ => State::Runs(now + left + more),
        };
    }

    /// Holds one that is over; whether it ended just now.
    pub(crate) fn settle(&mut self, now: Duration) -> bool {
        let over = matches!(self.state, State::Runs(ends) if ends <= now);
        if over {
            self.state = State::Held(Duration::ZERO);
        }
        over
    }

    /// How long until it ends, if it runs.
    pub(crate) fn ends_in(&self, now: Duration) -> Option<Duration> {
        matches!(self.state, State::Runs(_)).then(|| self.left(now))
    }

    /// As pages are told it.
    pub(crate) fn told(&self, now: Duration) -> Told {
        let left = self.left(now);
        Told {
            total_seconds: u32::try_from(self.total.as_secs()).unwrap_or(u32::MAX),
            left_ms: u32::try_from(left.as_millis()).unwrap_or(u32::MAX),
            running: matches!(self.state, State::Runs(_)) && !left.is_zero(),
        }
    }

    fn left(&self, now: Duration) -> Duration {
        match self.state {
            State::Runs(ends) => ends.saturating_sub(now),
            State::Held(left) => left,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(1000 + seconds)
    }

    fn started(seconds: u32) -> Countdown {
        Countdown::start(seconds, at(0)).unwrap()
    }

    /// Total and left in seconds, and whether it runs.
    fn told(countdown: &Countdown, now: u64) -> (u32, u32, bool) {
        let told = countdown.told(at(now));
        (told.total_seconds, told.left_ms / 1000, told.running)
    }

    #[test]
    fn time_runs_out_and_not_below_nothing() {
        let mut countdown = started(90);
        assert_eq!(told(&countdown, 30), (90, 60, true));
        assert_eq!(countdown.ends_in(at(30)), Some(Duration::from_mins(1)));
        assert!(!countdown.settle(at(89)));
        assert_eq!(told(&countdown, 500), (90, 0, false));
        assert!(countdown.settle(at(90)));
        assert!(!countdown.settle(at(91)), "it ends once");
        assert_eq!(countdown.ends_in(at(91)), None);
    }

    #[test]
    fn a_pause_takes_no_time_from_it() {
        let mut countdown = started(60);
        countdown.pause(at(10));
        assert_eq!(told(&countdown, 500), (60, 50, false));
        countdown.resume(at(500));
        assert_eq!(told(&countdown, 520), (60, 30, true));
    }

    #[test]
    fn a_minute_more_is_a_minute_more_whether_it_runs_waits_or_is_over() {
        let mut countdown = started(60);
        countdown.add_minute(at(10));
        assert_eq!(told(&countdown, 10), (120, 110, true));
        countdown.pause(at(20));
        countdown.add_minute(at(30));
        assert_eq!(told(&countdown, 40), (180, 160, false));
        countdown.resume(at(40));
        assert!(countdown.settle(at(400)));
        countdown.resume(at(401));
        assert_eq!(told(&countdown, 401), (180, 0, false), "what is over does not go on by itself");
        countdown.add_minute(at(401));
        assert_eq!(told(&countdown, 401), (240, 60, true));
    }

    #[test]
    fn it_lasts_a_second_at_least_and_a_day_at_most() {
        for seconds in [0, 86_401, u32::MAX] {
            assert_eq!(Countdown::start(seconds, at(0)).unwrap_err().code, "countdown-length");
        }
        let mut countdown = started(86_400);
        countdown.add_minute(at(0));
        assert_eq!(told(&countdown, 0), (86_400, 86_400, true));
    }
}
