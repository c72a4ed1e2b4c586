package dev.slipway.core.pipeline;

/// `NAME = value` of an `environment` section; entries are set in their order, each sees those
/// before it.
public record EnvironmentEntry(String name, Expression value, Position position) {}
