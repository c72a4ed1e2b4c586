/// Verdicts that hold however often one looks: sequential tests on counts. Pure; knows no release.
@NullMarked
package dev.slipway.core.release.verdict;

import org.jspecify.annotations.NullMarked;
