/// Secrets in an encrypted file, its key in the operating system's keychain.
@NullMarked
package dev.slipway.core.adapter.keychain;

import org.jspecify.annotations.NullMarked;
