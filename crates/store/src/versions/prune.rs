//! Which versions go. By age and budget only automatic ones do, and never the newest of all.

use std::collections::BTreeSet;

use handvat_model::date;

use super::{Entry, Kind, PAUSE};

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;
/// Until this age one each five minutes stays.
const ALL: i64 = 7 * DAY;
/// Until this age one an hour stays.
const HOURLY: i64 = 30 * DAY;
/// So many stay of each kind that is kept before something happens.
const OF_A_KIND: usize = 20;

/// The numbers of the versions to let go of, in order. `entries` are the oldest first, `budget` is in
/// bytes, `now` is ISO 8601 in UTC.
///
/// Of the automatic versions one each five minutes stays for 7 days, one an hour for 30, and then they go;
/// beyond the budget the oldest go first. Of each kind that is kept before something happens, and of
/// another hand's states, the last 20 stay. Named ones stay whatever they take, and so does the newest.
///
/// Ages are counted from one version to the next, a pause being a day at most: a clock that jumps ahead
/// throws nothing away, one that was set back makes nothing younger than what came before it, and whoever
/// comes back after a holiday finds the last day as it was.
pub fn prune(entries: &[Entry], budget: u64, now: &str) -> Vec<u64> {
    let mut gone = BTreeSet::new();
    let newest = entries.last().map(|entry| entry.number);
    let may_go = |entry: &Entry| entry.kind == Kind::Automatic && Some(entry.number) != newest;
    let mut last = None;
    for (entry, age) in entries.iter().zip(ages(entries, now)) {
        if !may_go(entry) {
            continue;
        }
        let apart = if age > ALL { HOUR } else { PAUSE };
        if age <= HOURLY && last.is_none_or(|last| last - age >= apart) {
            last = Some(age);
        } else {
            gone.insert(entry.number);
        }
    }
    for kind in [Kind::BeforeMigration, Kind::BeforeMerge, Kind::BeforeRestore, Kind::BeforeRecovery, Kind::Theirs] {
        let of_it = entries.iter().rev().filter(|entry| entry.kind == kind);
        gone.extend(of_it.skip(OF_A_KIND).map(|entry| entry.number));
    }
    let mut bytes: u64 = entries.iter().filter(|entry| !gone.contains(&entry.number)).map(|entry| entry.bytes).sum();
    for entry in entries.iter().filter(|entry| may_go(entry)) {
        if bytes > budget && gone.insert(entry.number) {
            bytes -= entry.bytes;
        }
    }
    gone.into_iter().collect()
}

/// How old each one is, in seconds.
fn ages(entries: &[Entry], now: &str) -> Vec<i64> {
    let mut age = 0;
    let mut later = seconds(now);
    let mut ages: Vec<i64> = entries
        .iter()
        .rev()
        .map(|entry| {
            let kept = seconds(&entry.kept);
            // A clock that was set back does not say how long it really was.
            age += later
                .zip(kept)
                .map_or(PAUSE, |(later, kept)| if later < kept { PAUSE } else { (later - kept).min(DAY) });
            later = kept.or(later);
            age
        })
        .collect();
    ages.reverse();
    ages
}

/// Seconds since 1970 of an ISO time in UTC, to the second.
pub(super) fn seconds(iso: &str) -> Option<i64> {
    let (day, time) = iso.strip_suffix('Z')?.split_once('T')?;
    let (year, month, day) = date::parse(day)?;
    let mut fields = time.split(':').map(|field| field.get(..2).and_then(|field| field.parse::<i64>().ok()));
    let (hour, minute, second) = (fields.next()??, fields.next()??, fields.next()??);
    // Years begin in March, so that the day that comes and goes is the last one.
    let (year, month) =
        if month > 2 { (i64::from(year), i64::from(month) - 3) } else { (i64::from(year) - 1, i64::from(month) + 9) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(day) - 1 - 719_468;
    Some(days * DAY + hour * HOUR + minute * 60 + second)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::writing::Hash;

    fn entry(number: u64, kind: Kind, kept: &str, bytes: u64) -> Entry {
        let (kept, hash) = (kept.to_owned(), Hash::of(&number.to_le_bytes()));
        Entry { number, kind, name: None, kept, revision: number, notes: 0, actions: 0, bytes, hash }
    }

    #[test]
    fn times_are_seconds_since_1970() {
        assert_eq!(seconds("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(seconds("2000-02-29T12:00:01Z"), Some(951_825_601));
        assert_eq!(seconds("2026-11-22T20:27:57Z"), Some(1_795_379_277));
        assert_eq!(seconds("2026-11-22"), None);
        assert_eq!(seconds("2026-11-22T20:27:57.250Z"), Some(1_795_379_277));
    }

    #[test]
    fn the_oldest_automatic_ones_go_when_the_budget_is_spent_and_named_ones_never() {
        let now = "2027-01-15T10:00:00Z";
        let entries = [
            entry(1, Kind::Named, "2027-01-15T09:00:00Z", 100),
            entry(2, Kind::Automatic, "2027-01-15T09:00:00Z", 100),
            entry(3, Kind::BeforeRestore, "2027-01-15T09:01:00Z", 100),
            entry(4, Kind::Automatic, "2027-01-15T09:05:00Z", 100),
            entry(5, Kind::Automatic, "2027-01-15T09:10:00Z", 100),
        ];
        assert_eq!(prune(&entries, 500, now), [] as [u64; 0]);
        assert_eq!(prune(&entries, 499, now), [2]);
        assert_eq!(prune(&entries, 0, now), [2, 4], "the newest of all stays");
    }

    #[test]
    fn of_what_is_kept_before_something_happens_the_last_twenty_stay() {
        let entries: Vec<Entry> = (1..=50)
            .map(|number| {
                let kind = if number % 2 == 0 { Kind::BeforeMerge } else { Kind::Named };
                entry(number, kind, "2027-01-15T10:00:00Z", 1)
            })
            .collect();
        assert_eq!(prune(&entries, u64::MAX, "2027-01-15T10:00:00Z"), [2, 4, 6, 8, 10]);
    }

    #[test]
    fn a_clock_that_jumps_ten_years_ahead_and_back_throws_nothing_away() {
        let entries = [
            entry(1, Kind::Automatic, "2027-01-15T10:00:00Z", 1),
            entry(2, Kind::Automatic, "2037-01-15T10:05:00Z", 1),
            entry(3, Kind::Automatic, "1970-01-01T00:00:00Z", 1),
            entry(4, Kind::Automatic, "2027-01-15T10:15:00Z", 1),
        ];
        for now in ["2027-01-15T10:20:00Z", "2047-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "no time"] {
            assert_eq!(prune(&entries, u64::MAX, now), [] as [u64; 0], "{now}");
        }
    }

    /// A version each so many seconds, the last one now.
    fn every(seconds: i64, count: i64) -> Vec<Entry> {
        let day = |seconds: i64| format!("2027-01-{:02}T", 1 + seconds / DAY);
        let time = |seconds: i64| format!("{:02}:{:02}:{:02}Z", seconds / HOUR % 24, seconds / 60 % 60, seconds % 60);
        (0..count)
            .map(|number| {
                let at = number * seconds;
                entry(number as u64 + 1, Kind::Automatic, &(day(at) + &time(at)), 1)
            })
            .collect()
    }

    #[test]
    fn ten_days_of_versions_each_five_minutes_become_seven_days_of_them_and_three_of_hours() {
        let mut entries = every(300, 10 * 288 + 1);
        let now = entries.last().unwrap().kept.clone();
        let gone = prune(&entries, u64::MAX, &now);
        entries.retain(|entry| !gone.contains(&entry.number));
        assert_eq!(entries.len(), 7 * 288 + 1 + 3 * 24);
        assert_eq!(prune(&entries, u64::MAX, &now), [] as [u64; 0], "what stays, stays");
    }

    #[test]
    fn runs_that_follow_each_other_closely_leave_one_version_each_five_minutes_and_the_last() {
        let entries = every(60, 12);
        let gone = prune(&entries, u64::MAX, "2027-01-01T00:11:00Z");
        let stay: Vec<u64> = (1..=12).filter(|number| !gone.contains(number)).collect();
        assert_eq!(stay, [1, 6, 11, 12]);
    }

    #[test]
    fn after_thirty_days_of_work_an_automatic_version_goes() {
        let entries = every(DAY, 31);
        assert_eq!(prune(&entries, u64::MAX, "2027-01-31T00:00:01Z"), [1]);
    }

    fn any_entries() -> impl Strategy<Value = Vec<Entry>> {
        let kinds =
            prop::sample::select(vec![Kind::Automatic, Kind::Automatic, Kind::Named, Kind::BeforeMerge, Kind::Theirs]);
        let one = (kinds, 1..29_u8, 0..24_u8, 0..60_u8, 1..1_000_u64);
        prop::collection::vec(one, 0..120).prop_map(|all| {
            let made = |(number, (kind, day, hour, minute, bytes)): (usize, (Kind, u8, u8, u8, u64))| {
                entry(
                    number as u64 + 1,
                    kind,
                    &format!("2027-0{}-{day:02}T{hour:02}:{minute:02}:00Z", 1 + number / 40),
                    bytes,
                )
            };
            all.into_iter().enumerate().map(made).collect()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_the_clock_did_named_ones_and_the_newest_stay_and_the_budget_holds(
            entries in any_entries(),
            budget in 0..40_000_u64,
        ) {
            let gone = prune(&entries, budget, "2027-03-20T12:00:00Z");
            let left: Vec<Entry> = entries.iter().filter(|entry| !gone.contains(&entry.number)).cloned().collect();
            prop_assert_eq!(left.last(), entries.last());
            let named = |entries: &[Entry]| entries.iter().filter(|entry| entry.kind == Kind::Named).count();
            prop_assert_eq!(named(&left), named(&entries));
            for kind in [Kind::BeforeMerge, Kind::Theirs] {
                let count = |entries: &[Entry]| entries.iter().filter(|entry| entry.kind == kind).count();
                prop_assert_eq!(count(&left), count(&entries).min(OF_A_KIND));
            }
            let newest = entries.last().map(|entry| entry.number);
            let automatic = left.iter().filter(|entry| entry.kind == Kind::Automatic && Some(entry.number) != newest);
            if left.iter().map(|entry| entry.bytes).sum::<u64>() > budget {
                prop_assert_eq!(automatic.count(), 0, "nothing that could go is left beyond the budget");
            }
            prop_assert!(gone.is_sorted());
        }

        #[test]
        fn the_budget_takes_the_oldest_automatic_ones_before_newer_ones(entries in any_entries(), budget in 0..40_000_u64) {
            let now = "2027-03-20T12:00:00Z";
            let by_age = prune(&entries, u64::MAX, now);
            let by_budget: Vec<u64> = prune(&entries, budget, now).into_iter().filter(|number| !by_age.contains(number)).collect();
            let newest = entries.last().map_or(0, |entry| entry.number);
            let could: Vec<u64> = entries
                .iter()
                .filter(|entry| entry.kind == Kind::Automatic && entry.number != newest && !by_age.contains(&entry.number))
                .map(|entry| entry.number)
                .collect();
            prop_assert_eq!(&by_budget[..], &could[..by_budget.len()]);
        }
    }
}
