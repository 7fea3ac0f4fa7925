//! `kill -9` at random moments of a live stream of edits.

use std::thread;
use std::time::Duration;

use super::desk::Desk;
use super::live::Stream;
use super::rounds::{Dice, figure, rounds};

/// Rounds that go on with the same file, each where the last was killed.
const RUN: usize = 5;

#[test]
fn a_kill_at_any_moment_of_a_stream_loses_nothing_that_was_acknowledged() {
    let rounds = rounds(300, 30);
    let mut dice = Dice::new(9);
    let mut total = 0;
    for start in (0..rounds).step_by(RUN) {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::within(folder.path());
        let mut acknowledged = Vec::new();
        for round in start..(start + RUN).min(rounds) {
            let stream = Stream::start(desk.program(&["apply"]).arg(desk.file()), &format!("r{round}"));
            // Past the checkpoints at every 256th step, and at moments that no count of lines meets.
            stream.wait_for(dice.throw(500) as usize);
            thread::sleep(Duration::from_micros(dice.throw(4000)));
            acknowledged.extend(stream.acknowledged());
            stream.kill();
            desk.written();
            super::desk::assert_held(&desk.shown(), &acknowledged);
        }
        desk.assert_back(&acknowledged, "next");
        total += acknowledged.len();
    }
    assert!(total > rounds * 50, "the kills came too early to prove anything: {total} acknowledgements");
    figure("kill -9 in a stream", rounds, format!("{total} acknowledged, none lost, file always whole"));
}
