//! Where evidence lies: a folder, or any S3-compatible store. Only sealed bytes arrive here.

use crate::error::{Error, Result};
use object_store::ObjectStore;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use std::path::Path;
use std::sync::Arc;

/// The file store of a house.
#[derive(Clone)]
pub struct Files(Arc<dyn ObjectStore>);

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
        Ok(Self(Arc::new(store)))
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
        Ok(Self(Arc::new(store)))
    }

    /// The store itself.
    #[must_use]
    pub fn store(&self) -> &dyn ObjectStore {
        self.0.as_ref()
    }
}
