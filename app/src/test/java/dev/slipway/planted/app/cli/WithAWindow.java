package dev.slipway.planted.app.cli;

import javafx.beans.property.StringProperty;

/// Breaks "the command line knows no window".
record WithAWindow(StringProperty text) {}
