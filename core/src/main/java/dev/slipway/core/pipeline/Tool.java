package dev.slipway.core.pipeline;

/// `maven 'apache-3.9'` of a `tools` section.
public record Tool(String type, Expression name, Position position) {}
