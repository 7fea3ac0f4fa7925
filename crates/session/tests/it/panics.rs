//! A fault of the program in a command: that command is refused, and nothing else happens.

use std::panic;

use handvat_protocol::event::Event;
use handvat_session::workshop::{OpenWorkshop, Origin};

use crate::workshop::{Bench, note, send};

#[test]
fn a_panic_in_a_command_refuses_that_command_and_leaves_everything_as_it_was() {
    let bench = Bench::new();
    let workshop = bench.begun();
    send(&workshop, &note(1)).unwrap();
    workshop.snapshot().unwrap();
    let before = workshop.present();
    bench.told();
    let refused = workshop.change(Origin::Facilitator, |workshop, _| panic!("{} notes", workshop.notes.len()));
    assert_eq!(refused.unwrap_err().code, "internal");
    assert_eq!(*workshop.present(), *before);
    assert!(bench.told().contains(&Event::Opened), "pages begin anew with what holds");
    send(&workshop, &note(2)).unwrap();
    send(&workshop, r#"{"edit":"undo"}"#).unwrap();
    assert_eq!(workshop.present().notes, before.notes);
    drop(workshop);
    let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert_eq!(again.present().notes, before.notes);
}

#[test]
fn a_panic_in_one_command_of_a_batch_does_not_take_the_others_with_it() {
    let bench = Bench::new();
    let workshop = bench.begun();
    std::thread::scope(|scope| {
        for number in 0..20 {
            let workshop = &workshop;
            scope.spawn(move || {
                if number % 4 == 0 {
                    let refused = workshop.change(Origin::Facilitator, move |_, _| panic::panic_any(number));
                    assert_eq!(refused.unwrap_err().code, "internal");
                } else {
                    send(workshop, &note(number)).unwrap();
                }
            });
        }
    });
    assert_eq!(workshop.read(|workshop| workshop.notes.len()), 15);
    drop(workshop);
    let again = OpenWorkshop::open(bench.hand(), &bench.file()).unwrap();
    assert_eq!(again.read(|workshop| workshop.notes.len()), 15);
}
