package dev.slipway.core.adapter.keychain;

/// Where the key to the vault lies.
enum KeyPlace {
    /// In the operating system's keychain.
    KEYCHAIN,
    /// Made of a passphrase that a person or the environment gives each time.
    PASSPHRASE,
    /// In a file beside the vault, mode 0600: no more than the folder's own permissions.
    FILE
}
