package dev.slipway.core.source;

/// A branch and the commit it points at.
///
/// @param isDefault true for the one branch that runs and releases take when none is named
public record Branch(String name, Revision head, boolean isDefault) {}
