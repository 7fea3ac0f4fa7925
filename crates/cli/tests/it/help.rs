//! Help and usage errors, in both languages.

use super::desk::{Desk, Run, finish};

fn dutch(arguments: &[&str]) -> Run {
    let mut program = Desk::new().program(arguments);
    program.env("HANDVAT_LANG", "nl").current_dir("/");
    finish(program, "")
}

const TASKS: [&str; 10] =
    ["new", "templates", "check", "show", "apply", "export", "import", "recover", "schema", "serve"];

#[test]
fn help_names_every_task() {
    let help = Desk::new().run(&["--help"]).done();
    for task in TASKS {
        assert!(help.contains(&format!("\n  {task} ")), "{task} in {help}");
    }
    assert!(help.contains("Usage: handvat-cli") && help.contains("HANDVAT_DATA_DIR"));
    let help = dutch(&["--help"]).done();
    assert!(help.contains("Gebruik: handvat-cli") && help.contains("Past bewerkingen van stdin toe"), "{help}");
}

#[test]
fn every_task_explains_itself_without_a_foreign_word() {
    for task in TASKS {
        let help = dutch(&[task, "--help"]).done();
        assert!(help.contains("Gebruik: handvat-cli"), "{help}");
        for foreign in ["Usage", "Options", "Arguments", "Commands", "Print help", "possible values", "default"] {
            assert!(!help.contains(foreign), "{foreign} in {help}");
        }
    }
}

#[test]
fn usage_errors_are_one_sentence_and_exit_2() {
    let desk = Desk::new();
    let cases: [(&[&str], &str); 9] = [
        (&["fly"], "There is no task ‘fly’."),
        (&["show"], "Missing: <FILE>."),
        (&["show", "w", "--deep"], "There is no argument ‘--deep’ here."),
        (&["new", "-o", "w"], "Missing: --template <ID|PATH>."),
        (&["export", "w", "--to", "docx", "-o", "x"], "--to <pdf|svg|png|csv|md> cannot be ‘docx’."),
        (&["export", "w", "--to", "pdf", "-o", "x", "--date", "2027-02-30"], "--date <DATE> cannot be ‘2027-02-30’."),
        (&["new", "--template", "strategy", "--lang", "fr", "-o", "w"], "--lang <nl|en> cannot be ‘fr’."),
        (&["import", "w", "--from", "csv", "i", "--zone", "not an id"], "--zone <ID> cannot be ‘not an id’."),
        (&["schema", "--edits", "--template"], "--edits does not go together with --template."),
    ];
    for (arguments, sentence) in cases {
        let run = desk.run(arguments);
        assert_eq!((run.code, run.text().as_str()), (2, ""), "{arguments:?}");
        assert_eq!(run.err.lines().next(), Some(sentence), "{}", run.err);
        assert!(run.err.trim_end().ends_with("--help explains what can be asked."), "{}", run.err);
    }
    assert_eq!(dutch(&["fly"]).err.lines().next(), Some("Er is geen taak ‘fly’."));
}

#[test]
fn no_task_at_all_shows_the_help() {
    let run = Desk::new().run(&[]);
    assert_eq!((run.code, run.text().as_str()), (2, ""));
    assert!(run.err.contains("Usage: handvat-cli"));
}

#[test]
fn the_version_is_told() {
    assert_eq!(Desk::new().run(&["--version"]).done(), format!("handvat-cli {}\n", env!("CARGO_PKG_VERSION")));
}
