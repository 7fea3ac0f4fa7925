//! What may be left of a disk when the power goes off.
//!
//! Everything that was asked for and not synced is an atom: a write, or a change of names in one folder.
//! Each atom happened or did not, whatever became of the others. A write may also have happened in part:
//! in some of its sectors, in half a sector, or so that the file grew but holds zeros. The choices of all
//! atoms multiply, so not all states are made:
//!
//! - all of happened or not, with at most [`COMPLETE`] atoms;
//! - with more: none, all, the names alone, the bytes alone, every beginning in the order of asking; each
//!   of these with one atom otherwise; none and all with every two atoms otherwise; and [`SAMPLE`] states
//!   by chance, the same in every run;
//! - every way in which one write can be torn, with the others as in none, all, the names alone, the bytes
//!   alone, and the beginning up to it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::disk::{Body, Disk, Names, Node, Written, overwrite};

/// What a disk writes in one go.
pub(super) const SECTOR: usize = 512;
/// So many atoms are combined in all ways.
pub(super) const COMPLETE: usize = 6;
/// So many more states of a disk with more atoms.
pub(super) const SAMPLE: usize = 48;

/// What became of an atom.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fate {
    Lost,
    Kept,
    Torn(Torn),
}

/// What is left of a write.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Torn {
    /// Parts of its bytes.
    parts: Vec<Range<usize>>,
    /// Whether the file has grown as it should.
    grown: bool,
}

#[derive(Debug)]
struct Atom {
    node: usize,
    index: usize,
    issued: u64,
    is_name: bool,
    torn: Vec<Torn>,
}

/// The states in which a disk may be found again, each another one, with a word on how it came about.
pub(super) fn states(disk: &Disk) -> Vec<(String, Disk)> {
    let atoms = atoms(disk);
    let mut seen = BTreeSet::new();
    let mut states = Vec::new();
    for (said, fates) in choices(&atoms) {
        let state = left(disk, &atoms, &fates);
        if seen.insert(state.image()) {
            states.push((said, state));
        }
    }
    states
}

/// In the order in which they were asked for.
fn atoms(disk: &Disk) -> Vec<Atom> {
    let mut atoms = Vec::new();
    for (node, content) in disk.nodes() {
        match content {
            Node::File(body) => atoms.extend(body.pending.iter().enumerate().map(|(index, written)| Atom {
                node,
                index,
                issued: written.issued,
                is_name: false,
                torn: torn(written, body.durable.len()),
            })),
            Node::Folder(names) => atoms.extend(names.pending.iter().enumerate().map(|(index, change)| Atom {
                node,
                index,
                issued: change.issued,
                is_name: true,
                torn: Vec::new(),
            })),
        }
    }
    atoms.sort_by_key(|atom| atom.issued);
    atoms
}

fn choices(atoms: &[Atom]) -> Vec<(String, Vec<Fate>)> {
    let count = atoms.len();
    let make = |kept: &dyn Fn(usize) -> bool| -> Vec<Fate> {
        (0..count).map(|atom| if kept(atom) { Fate::Kept } else { Fate::Lost }).collect()
    };
    let extremes: [(&str, Vec<Fate>); 4] = [
        ("nothing", make(&|_| false)),
        ("everything", make(&|_| true)),
        ("names", make(&|atom| atoms[atom].is_name)),
        ("bytes", make(&|atom| !atoms[atom].is_name)),
    ];
    let beginnings: Vec<_> =
        (0..=count).map(|end| (format!("the first {end} of {count}"), make(&|atom| atom < end))).collect();
    let mut choices: Vec<_> = extremes.iter().map(|(said, fates)| ((*said).to_owned(), fates.clone())).collect();
    if count <= COMPLETE {
        choices.extend(
            (0..1_u32 << count).map(|bits| {
                (format!("atoms {bits:0count$b}, the first one last"), make(&|atom| bits >> atom & 1 == 1))
            }),
        );
    } else {
        choices.extend(beginnings.iter().cloned());
        for (said, fates) in &choices.clone() {
            choices.extend((0..count).map(|atom| (format!("{said}, otherwise in {atom}"), turned(fates, &[atom]))));
        }
        for (said, fates) in &extremes[..2] {
            for first in 0..count {
                let pairs = (first + 1..count).map(|second| [first, second]);
                choices.extend(pairs.map(|pair| (format!("{said}, otherwise in {pair:?}"), turned(fates, &pair))));
            }
        }
        let mut chance = Chance(atoms.last().map_or(1, |atom| atom.issued));
        for number in 0..SAMPLE {
            let bits: Vec<bool> = (0..count).map(|_| chance.next().is_multiple_of(2)).collect();
            choices.push((format!("by chance {number}"), make(&|atom| bits[atom])));
        }
    }
    for (index, atom) in atoms.iter().enumerate() {
        let up_to = &beginnings[index];
        let around = extremes.iter().map(|(said, fates)| (*said, fates)).chain([(up_to.0.as_str(), &up_to.1)]);
        for (said, fates) in around {
            for torn in &atom.torn {
                let mut fates = fates.clone();
                fates[index] = Fate::Torn(torn.clone());
                choices.push((format!("{said}, {index} torn: {torn:?}"), fates));
            }
        }
    }
    choices
}

fn turned(fates: &[Fate], atoms: &[usize]) -> Vec<Fate> {
    let mut fates = fates.to_vec();
    for &atom in atoms {
        fates[atom] = if fates[atom] == Fate::Kept { Fate::Lost } else { Fate::Kept };
    }
    fates
}

/// The ways in which a write happens in part, on a file that had a length.
fn torn(written: &Written, length: usize) -> Vec<Torn> {
    let (start, end) = (written.offset, written.offset + written.bytes.len());
    // The pieces that lie in one sector each.
    let edges: Vec<usize> = std::iter::once(start)
        .chain((start / SECTOR + 1..end.div_ceil(SECTOR)).map(|sector| sector * SECTOR))
        .chain([end])
        .collect();
    let pieces: Vec<_> = edges.windows(2).map(|edge| edge[0] - start..edge[1] - start).collect();
    let last = pieces.len() - 1;
    let pick = |kept: &dyn Fn(usize) -> bool| {
        (0..=last).filter(|&piece| kept(piece)).map(|piece| pieces[piece].clone()).collect()
    };
    let mut parts: Vec<Vec<Range<usize>>> = if last < 4 {
        (1..(1_u32 << (last + 1)) - 1).map(|bits| pick(&|piece| bits >> piece & 1 == 1)).collect()
    } else {
        let cuts = [1, 2, last / 2, last];
        let beginnings = cuts.map(|cut| pick(&|piece| piece < cut));
        let ends = cuts.map(|cut| pick(&|piece| piece >= cut));
        let holes = [0, 1, last / 2, last].map(|hole| pick(&|piece| piece != hole));
        beginnings.into_iter().chain(ends).chain(holes).collect()
    };
    // A device may also stop in the middle of a sector.
    let first = &pieces[0];
    parts.push(std::iter::once(0..first.len() / 2).collect());
    let mut torn: Vec<_> = parts.into_iter().map(|parts| Torn { parts, grown: false }).collect();
    if end > length {
        torn.extend(torn.clone().into_iter().map(|torn| Torn { grown: true, ..torn }));
        torn.push(Torn { parts: Vec::new(), grown: true });
    }
    torn
}

/// The disk as it is found again.
fn left(disk: &Disk, atoms: &[Atom], fates: &[Fate]) -> Disk {
    disk.after_power_cut(|number, node| {
        let own = || atoms.iter().zip(fates).filter(|(atom, _)| atom.node == number);
        match node {
            Node::File(body) => {
                let mut now = body.durable.clone();
                for (atom, fate) in own() {
                    write(&mut now, &body.pending[atom.index], fate);
                }
                Node::File(Body::durable(now, body.modified))
            }
            Node::Folder(names) => {
                let mut now = names.durable.clone();
                for (atom, _) in own().filter(|(_, fate)| **fate == Fate::Kept) {
                    names.pending[atom.index].apply(&mut now);
                }
                Node::Folder(Names { durable: now.clone(), now, pending: Vec::new() })
            }
        }
    })
}

fn write(content: &mut Vec<u8>, written: &Written, fate: &Fate) {
    match fate {
        Fate::Lost => {}
        Fate::Kept => overwrite(content, written.offset, &written.bytes),
        Fate::Torn(torn) => {
            for part in &torn.parts {
                overwrite(content, written.offset + part.start, &written.bytes[part.clone()]);
            }
            let end = written.offset + written.bytes.len();
            if torn.grown && content.len() < end {
                content.resize(end, 0);
            }
        }
    }
}

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }
}
