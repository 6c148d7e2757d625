//! Files that hold what is not for everybody: their owner alone reads them.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

const OWNER_ONLY: u32 = 0o600;

/// Opens a file to be written anew, whether or not there is one.
pub(super) fn replace(path: &Path) -> Result<File> {
    let open = || -> std::io::Result<File> {
        let file = OpenOptions::new().write(true).create(true).truncate(true).mode(OWNER_ONLY).open(path)?;
        file.set_permissions(fs::Permissions::from_mode(OWNER_ONLY))?;
        Ok(file)
    };
    open().with_context(|| format!("cannot write {}", path.display()))
}

/// A file that did not exist before, and is gone again unless it is kept.
pub(super) struct OneTime {
    file: File,
    path: PathBuf,
    keep: bool,
}

impl OneTime {
    /// Makes the file; one that is there already is left alone.
    pub(super) fn create(path: &Path) -> Result<Self> {
        match OpenOptions::new().write(true).create_new(true).mode(OWNER_ONLY).open(path) {
            Ok(file) => Ok(Self { file, path: path.to_owned(), keep: false }),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                bail!("{} is there already: move it away, or say --links-file", path.display())
            }
            Err(error) => Err(error).with_context(|| format!("cannot write {}", path.display())),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Adds to the file, and waits until the disk has it.
    pub(super) fn add(&mut self, text: &str) -> Result<()> {
        self.file
            .write_all(text.as_bytes())
            .and_then(|()| self.file.sync_all())
            .with_context(|| format!("cannot write {}", self.path.display()))
    }

    /// From now on the file stays.
    pub(super) fn keep(&mut self) {
        self.keep = true;
    }
}

impl Drop for OneTime {
    fn drop(&mut self) {
        if !self.keep {
            // If it cannot be removed, what is in it opens nothing: its transaction never ended.
            let _ = fs::remove_file(&self.path);
        }
    }
}
