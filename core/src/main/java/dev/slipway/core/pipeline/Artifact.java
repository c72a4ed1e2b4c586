package dev.slipway.core.pipeline;

/// A kept file of a run, stored once under its SHA-256.
///
/// @param path relative to the workspace, with forward slashes · size in bytes · sha256 64 hex
///   digits
public record Artifact(String path, long size, String sha256) {}
