//! What a disk holds: what is durable, what is there now, and what was asked for in between.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path};
use std::sync::{Arc, OnceLock};

use crate::writing::Hash;

const ROOT: usize = 0;

/// All files and folders, by number; a copy shares what does not change.
#[derive(Debug, Clone)]
pub(super) struct Disk {
    nodes: Vec<Arc<Node>>,
    /// Counts what was asked for, and serves as the clock.
    issued: u64,
}

#[derive(Debug, Clone)]
pub(super) enum Node {
    File(Body),
    Folder(Names),
}

/// The bytes of a file.
#[derive(Debug, Clone, Default)]
pub(super) struct Body {
    pub(super) durable: Vec<u8>,
    pub(super) now: Vec<u8>,
    pub(super) pending: Vec<Written>,
    pub(super) modified: u64,
    /// Of the bytes now, once somebody asked.
    hash: OnceLock<Hash>,
}

/// Bytes that were written and not synced.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) offset: usize,
    pub(super) bytes: Vec<u8>,
    pub(super) issued: u64,
}

/// The names in a folder.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    pub(super) durable: BTreeMap<String, usize>,
    pub(super) now: BTreeMap<String, usize>,
    pub(super) pending: Vec<Change>,
}

/// A name that goes and names that come, in one stroke.
#[derive(Debug, Clone)]
pub(super) struct Change {
    removed: Option<String>,
    added: Vec<(String, usize)>,
    pub(super) issued: u64,
}

impl Disk {
    /// With nothing but the root folder.
    pub(super) fn new() -> Self {
        Self { nodes: vec![Arc::new(Node::Folder(Names::default()))], issued: 0 }
    }

    /// Another disk, on which everything is durable: what `survive` makes of each node that has something
    /// pending.
    pub(super) fn after_power_cut(&self, survive: impl Fn(usize, &Node) -> Node) -> Self {
        let nodes =
            self.nodes.iter().enumerate().map(|(number, node)| {
                if node.is_durable() { Arc::clone(node) } else { Arc::new(survive(number, node)) }
            });
        Self { nodes: nodes.collect(), issued: self.issued }
    }

    pub(super) fn nodes(&self) -> impl Iterator<Item = (usize, &Node)> {
        self.nodes.iter().map(|node| &**node).enumerate()
    }

    /// The same for two disks that hold the same files under the same names.
    pub(super) fn image(&self) -> String {
        let mut image = String::new();
        self.image_from(ROOT, &mut image);
        image
    }

    fn image_from(&self, number: usize, image: &mut String) {
        match &*self.nodes[number] {
            Node::File(body) => image.push_str(&body.hash.get_or_init(|| Hash::of(&body.now)).as_str()[..16]),
            Node::Folder(names) => {
                image.push('{');
                for (name, &below) in &names.now {
                    image.push_str(name);
                    image.push('=');
                    self.image_from(below, image);
                    image.push(' ');
                }
                image.push('}');
            }
        }
    }

    /// The node at a path.
    pub(super) fn find(&self, path: &Path) -> io::Result<usize> {
        let mut number = ROOT;
        for component in path.components() {
            let Component::Normal(name) = component else { continue };
            let names = self.names(number)?;
            number = *names.now.get(&*name.to_string_lossy()).ok_or(io::ErrorKind::NotFound)?;
        }
        Ok(number)
    }

    /// The file at a path.
    pub(super) fn file(&self, path: &Path) -> io::Result<usize> {
        let number = self.find(path)?;
        self.body(number).map(|_| number)
    }

    pub(super) fn body(&self, number: usize) -> io::Result<&Body> {
        match &*self.nodes[number] {
            Node::File(body) => Ok(body),
            Node::Folder(_) => Err(io::ErrorKind::IsADirectory.into()),
        }
    }

    pub(super) fn names(&self, number: usize) -> io::Result<&Names> {
        match &*self.nodes[number] {
            Node::Folder(names) => Ok(names),
            Node::File(_) => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    /// Makes an empty file or folder under a name that is free.
    pub(super) fn make(&mut self, path: &Path, node: Node) -> io::Result<usize> {
        if self.find(path).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let number = self.nodes.len();
        self.change(parent(path), None, vec![(name(path)?, number)])?;
        self.nodes.push(Arc::new(node));
        Ok(number)
    }

    pub(super) fn write(&mut self, number: usize, offset: usize, bytes: &[u8]) {
        self.issued += 1;
        let issued = self.issued;
        if let Node::File(body) = Arc::make_mut(&mut self.nodes[number]) {
            overwrite(&mut body.now, offset, bytes);
            body.pending.push(Written { offset, bytes: bytes.to_vec(), issued });
            body.modified = issued;
            body.hash = OnceLock::new();
        }
    }

    pub(super) fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let number = self.file(from)?;
        if parent(from) == parent(to) {
            return self.change(parent(to), Some(name(from)?), vec![(name(to)?, number)]);
        }
        // Between two folders the new name and the loss of the old one are durable each on its own.
        self.change(parent(to), None, vec![(name(to)?, number)])?;
        self.change(parent(from), Some(name(from)?), Vec::new())
    }

    /// Two files of one folder.
    pub(super) fn exchange(&mut self, one: &Path, other: &Path) -> io::Result<()> {
        let added = vec![(name(one)?, self.file(other)?), (name(other)?, self.file(one)?)];
        self.change(parent(other), None, added)
    }

    pub(super) fn remove(&mut self, path: &Path) -> io::Result<()> {
        self.change(parent(path), Some(name(path)?), Vec::new())
    }

    /// Makes the bytes of a file or the names in a folder durable.
    pub(super) fn sync(&mut self, number: usize) {
        match Arc::make_mut(&mut self.nodes[number]) {
            Node::File(body) => {
                body.durable.clone_from(&body.now);
                body.pending.clear();
            }
            Node::Folder(names) => {
                names.durable.clone_from(&names.now);
                names.pending.clear();
            }
        }
    }

    fn change(&mut self, folder: &Path, removed: Option<String>, added: Vec<(String, usize)>) -> io::Result<()> {
        let folder = self.find(folder)?;
        self.names(folder)?;
        self.issued += 1;
        let change = Change { removed, added, issued: self.issued };
        if let Node::Folder(names) = Arc::make_mut(&mut self.nodes[folder]) {
            change.apply(&mut names.now);
            names.pending.push(change);
        }
        Ok(())
    }
}

impl Node {
    fn is_durable(&self) -> bool {
        match self {
            Self::File(body) => body.pending.is_empty(),
            Self::Folder(names) => names.pending.is_empty(),
        }
    }
}

impl Body {
    /// With these bytes on the disk.
    pub(super) fn durable(bytes: Vec<u8>, modified: u64) -> Self {
        Self { durable: bytes.clone(), now: bytes, modified, ..Self::default() }
    }
}

impl Change {
    pub(super) fn apply(&self, names: &mut BTreeMap<String, usize>) {
        if let Some(name) = &self.removed {
            names.remove(name);
        }
        names.extend(self.added.iter().cloned());
    }
}

/// Puts bytes at an offset; what lies between the end and a later offset is zeros.
pub(super) fn overwrite(content: &mut Vec<u8>, offset: usize, bytes: &[u8]) {
    let end = offset + bytes.len();
    if content.len() < end {
        content.resize(end, 0);
    }
    content[offset..end].copy_from_slice(bytes);
}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("/"))
}

fn name(path: &Path) -> io::Result<String> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    Ok(name.to_string_lossy().into_owned())
}
