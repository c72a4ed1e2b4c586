/// The projects, and one project's runs.
@NullMarked
package dev.slipway.app.projects;

import org.jspecify.annotations.NullMarked;
