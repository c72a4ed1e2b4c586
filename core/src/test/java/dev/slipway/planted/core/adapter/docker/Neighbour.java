package dev.slipway.planted.core.adapter.docker;

/// What another planted adapter knows and should not.
public record Neighbour() {}
