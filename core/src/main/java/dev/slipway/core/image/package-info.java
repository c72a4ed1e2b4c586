/// From a Dockerfile to an image with an identity, pushed where the user wants it.
@NullMarked
package dev.slipway.core.image;

import org.jspecify.annotations.NullMarked;
