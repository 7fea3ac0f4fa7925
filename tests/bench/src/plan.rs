//! The sample's plan as PDF, against typst on a document with the same texts.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use handvat_model::records::{Language, Workshop};
use handvat_report::plan::{Paper, PlanOptions, Profile, plan_pdf};
use handvat_session::templates;
use rustix::time::{ClockId, clock_gettime};

use crate::table::{Table, median, milliseconds, ratio};

const ROUNDS: usize = 9;

/// The argument by which this program makes the plan once and ends.
pub const COLD: &str = "cold-plan";

/// From PyPI, at this version.
const TYPST: &str = "typst==0.15.2";

/// Compiles the document again and again in one process and prints the CPU time of each run, then the bytes. Every
/// text carries the round's number, since typst remembers what it has set before.
const WARM: &str = r"
import pathlib, sys, time, typst
source = pathlib.Path(sys.argv[1])
text = source.read_text(encoding='utf-8')
compiler = typst.Compiler(sys.argv[1])
for round in range(int(sys.argv[2]) + 1):
    source.write_text(text.replace('@@', str(round)), encoding='utf-8')
    began = time.process_time()
    pdf = compiler.compile(format='pdf')
    if round:
        print(time.process_time() - began)
print(len(pdf))
";

pub fn measure() -> Result<Table> {
    let sample = templates::sample(&Language::Dutch);
    let (ours, bytes) = ours(&sample)?;
    let folder = tempfile::tempdir()?;
    let source = folder.path().join("plan.typ");
    std::fs::write(&source, typst_source(&sample))?;
    let python = python()?;
    let (theirs, their_bytes) = theirs(&python, &source)?;
    // The warm rounds left their marks in the source.
    std::fs::write(&source, typst_source(&sample).replace("@@", ""))?;
    let once = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[1] + '.pdf')";
    let their_command = cold(|| Command::new(&python).args(["-c", once]).arg(&source).output())?;
    let own = std::env::current_exe()?;
    let our_command = cold(|| Command::new(&own).arg(COLD).output())?;
    let cold_ratio = ratio(our_command, their_command);
    let cpu = ratio(ours, theirs);
    let row = |name: &str, time, bytes: usize, ratio: f64| {
        vec![name.to_owned(), milliseconds(time), format!("{} kB", bytes / 1000), format!("{ratio:.2}")]
    };
    Ok(Table {
        title: "The sample's plan as PDF",
        how: "CPU time in process, warm, fonts loaded: ours with canvas, tags, outline and links; typst 0.15.2 from PyPI on a document \
              with the same texts (the notes on an A3 canvas, actions as tables with their notes, every note in the appendix).",
        head: vec!["what", "median", "file", "ratio"],
        rows: vec![
            row("typst", theirs, their_bytes, 1.0),
            row("Handvat", ours, bytes, cpu),
            row("typst, the whole command, cold, wall time", their_command, their_bytes, 1.0),
            row("Handvat, the whole command, cold, wall time", our_command, bytes, cold_ratio),
        ],
        goals: vec![(format!("≤ 0.4 × typst's CPU ({cpu:.2})"), cpu <= 0.4)],
    })
}

/// Reads the sample, makes its plan and prints its size: what a command line does, from start to end.
pub fn whole_command() -> Result<()> {
    let bytes = plan_pdf(&templates::sample(&Language::Dutch), &options())?;
    println!("{}", bytes.len());
    Ok(())
}

fn cold(mut command: impl FnMut() -> std::io::Result<std::process::Output>) -> Result<Duration> {
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        let began = std::time::Instant::now();
        let output = command()?;
        times.push(began.elapsed());
        if !output.status.success() {
            bail!("the whole command: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
    Ok(median(times))
}

fn options() -> PlanOptions {
    PlanOptions { paper: Paper::A4, language: Language::Dutch, date: "2027-01-15".to_owned(), profile: Profile::Full }
}

fn ours(sample: &Workshop) -> Result<(Duration, usize)> {
    let options = options();
    let mut times = Vec::new();
    let mut bytes = plan_pdf(sample, &options)?.len();
    for round in 0..ROUNDS {
        let mut changed = sample.clone();
        for note in changed.notes.values_mut() {
            write!(note.text, " {round}")?;
        }
        let began = cpu_time();
        bytes = plan_pdf(&changed, &options)?.len().max(bytes);
        times.push(cpu_time().saturating_sub(began));
    }
    Ok((median(times), bytes))
}

fn theirs(python: &Path, source: &Path) -> Result<(Duration, usize)> {
    let output = Command::new(python).args(["-c", WARM]).arg(source).arg(ROUNDS.to_string()).output()?;
    if !output.status.success() {
        bail!("typst: {}", String::from_utf8_lossy(&output.stderr));
    }
    let text = String::from_utf8(output.stdout)?;
    let (bytes, times) = text
        .lines()
        .rev()
        .collect::<Vec<_>>()
        .split_first()
        .map(|(last, rest)| (*last, rest.to_vec()))
        .context("typst printed nothing")?;
    let times = times.iter().map(|line| Ok(Duration::from_secs_f64(line.parse()?))).collect::<Result<Vec<_>>>()?;
    Ok((median(times), bytes.parse()?))
}

/// An interpreter that has typst, made once beside the other builds.
fn python() -> Result<PathBuf> {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/typst");
    let python = place.join("bin/python");
    if !python.exists() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&place))?;
        run(Command::new(place.join("bin/pip")).args(["install", "--quiet", TYPST]))?;
    }
    Ok(python)
}

fn run(command: &mut Command) -> Result<()> {
    if command.status()?.success() { Ok(()) } else { bail!("{command:?} failed") }
}

fn cpu_time() -> Duration {
    let now = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), u32::try_from(now.tv_nsec).unwrap_or_default())
}

/// The same texts as the plan, as a typesetter would write them down.
fn typst_source(workshop: &Workshop) -> String {
    let head = &workshop.head;
    let mut text = String::from(
        "#set page(paper: \"a4\", numbering: \"1 / 1\")\n#set text(font: \"Noto Sans\", size: 9pt, lang: \"nl\", hyphenate: true)\n#set table(stroke: 0.4pt + gray)\n#outline()\n",
    );
    text += &format!("= #\"{}@@\"\n#\"{}\"\n\n", quoted(&head.title), quoted(&head.ambition));
    text += "#table(columns: 3,\n";
    for person in workshop.people.values() {
        text += &format!(
            "[#\"{}@@\"], [#\"{}\"], [#\"{}\"],\n",
            quoted(&person.name),
            quoted(&person.role),
            quoted(&person.department)
        );
    }
    text += ")\n";
    text += &canvas(workshop);
    text += "= Acties\n#table(columns: (2fr, 3fr, 2fr, 2fr, 1fr, 1fr), table.header([Actie], [Waarom], [Maat], [Notities], [Wie], [Uiterlijk]),\n";
    for action in workshop.actions.values() {
        let owner = action.owner.as_ref().and_then(|id| workshop.people.get(id)).map_or("", |person| &person.name);
        let notes = action.notes.iter().filter_map(|id| workshop.notes.get(id)).map(|note| note.text.as_str());
        let notes = notes.collect::<Vec<_>>().join(" ");
        let cells: [&str; 6] =
            [&action.title, &action.why, &action.measure, &notes, owner, action.due.as_deref().unwrap_or("")];
        for cell in cells {
            text += &format!("[#\"{}@@\"], ", quoted(cell));
        }
        text.push('\n');
    }
    text += ")\n= Notities\n";
    for (zone, found) in workshop.canvases.values().flat_map(|canvas| canvas.zones_in_order()) {
        text += &format!(
            "== #\"{}\"\n#table(columns: (1fr, 6fr, 2fr), table.header([Nr], [Notitie], [Stem]),\n",
            quoted(&found.name.nl)
        );
        for (place, note) in workshop.notes.values().filter(|note| note.zone.as_ref() == Some(zone)).enumerate() {
            text += &format!("[{}], [#\"{}@@\"], [{}],\n", place + 1, quoted(&note.text), note.voice.word());
        }
        text += ")\n";
    }
    text
}

/// The sheet with its notes where they lie, on A3.
fn canvas(workshop: &Workshop) -> String {
    let mut text = String::from("#page(paper: \"a3\", flipped: true, margin: 8mm)[\n");
    for canvas in workshop.canvases.values() {
        let points = 1134.0 / canvas.sheet.dimensions().0;
        for note in workshop.notes.values() {
            text += &format!(
                "#place(top + left, dx: {:.1}pt, dy: {:.1}pt, block(width: {:.1}pt, height: {:.1}pt, fill: yellow, inset: 2pt, text(size: 7pt)[#\"{}@@\"]))\n",
                note.x * points,
                note.y * points,
                note.width * points,
                note.height * points,
                quoted(&note.text)
            );
        }
    }
    text + "]\n"
}

fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ")
}
