/// What a home remembers, in one SQLite file.
@NullMarked
package dev.slipway.core.adapter.sqlite;

import org.jspecify.annotations.NullMarked;
