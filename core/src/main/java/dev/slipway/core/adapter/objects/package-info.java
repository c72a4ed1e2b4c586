/// Artifacts outside the home: in a bucket of an S3-compatible service, or in a folder.
@NullMarked
package dev.slipway.core.adapter.objects;

import org.jspecify.annotations.NullMarked;
