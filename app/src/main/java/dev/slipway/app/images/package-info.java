/// Images and the room they take: what is there, what uses it, what can go.
@NullMarked
package dev.slipway.app.images;

import org.jspecify.annotations.NullMarked;
