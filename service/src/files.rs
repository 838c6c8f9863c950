//! Where evidence lies: a folder, or any S3-compatible store. Only sealed bytes arrive here.

use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use object_store::ObjectStore;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The file store of a house.
#[derive(Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    /// Where the store is a folder.
    folder: Option<PathBuf>,
}

/// How to reach an S3-compatible store.
#[derive(Clone, Debug)]
pub struct S3 {
    /// Address of the service.
    pub endpoint: String,
    /// Bucket.
    pub bucket: String,
    /// Region; any word where the service has none.
    pub region: String,
    /// Key.
    pub access_key: String,
    /// Secret.
    pub secret_key: String,
}

impl Files {
    /// A folder, made where it is missing.
    ///
    /// # Errors
    /// The folder cannot be made or written.
    pub fn folder(path: &Path) -> Result<Self> {
        std::fs::create_dir_all(path).map_err(Error::internal)?;
        let store = LocalFileSystem::new_with_prefix(path).map_err(Error::internal)?.with_fsync(true);
        Ok(Self { store: Arc::new(store), folder: Some(path.to_owned()) })
    }

    /// An S3-compatible store.
    ///
    /// # Errors
    /// The settings do not fit together.
    pub fn s3(s3: &S3) -> Result<Self> {
        let store = AmazonS3Builder::new()
            .with_endpoint(&s3.endpoint)
            .with_bucket_name(&s3.bucket)
            .with_region(&s3.region)
            .with_access_key_id(&s3.access_key)
            .with_secret_access_key(&s3.secret_key)
            .with_allow_http(s3.endpoint.starts_with("http://"))
            .build()
            .map_err(Error::internal)?;
        Ok(Self { store: Arc::new(store), folder: None })
    }

    /// The store itself.
    #[must_use]
    pub fn store(&self) -> &dyn ObjectStore {
        self.store.as_ref()
    }

    /// Removes uploads that were begun before a time and never ended: a machine that stopped leaves them in a folder, where
    /// the store itself does not list them. In an S3-compatible store a lifecycle rule of the bucket does this. Gives back how many.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub async fn sweep_unfinished(&self, before: DateTime<Utc>) -> Result<usize> {
        let Some(folder) = &self.folder else { return Ok(0) };
        let mut removed = 0;
        let mut entries = tokio::fs::read_dir(folder).await.map_err(Error::internal)?;
        while let Some(entry) = entries.next_entry().await.map_err(Error::internal)? {
            // The store names them after the object, a number sign and a number.
            if !entry.file_name().to_string_lossy().contains('#') {
                continue;
            }
            let begun = entry.metadata().await.and_then(|data| data.modified()).map_err(Error::internal)?;
            if DateTime::<Utc>::from(begun) < before {
                tokio::fs::remove_file(entry.path()).await.map_err(Error::internal)?;
                removed += 1;
            }
        }
        Ok(removed)
    }
}
