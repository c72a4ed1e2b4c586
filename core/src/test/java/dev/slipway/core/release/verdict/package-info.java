@org.jspecify.annotations.NullMarked
package dev.slipway.core.release.verdict;
