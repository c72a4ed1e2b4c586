package dev.slipway.core.secret;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// A secret's value. None of the kinds shows itself in text.
public sealed interface Secret {
    /// The spelling in files and on the command line.
    String kind();

    /// What must be masked in logs, longest first; texts of no length are left out.
    List<String> masked();

    record Text(String value) implements Secret {
        @Override
        public String kind() {
            return "text";
        }

        @Override
        public List<String> masked() {
            return nonEmpty(value);
        }

        @Override
        public String toString() {
            return "text ****";
        }
    }

    record UsernamePassword(String username, String password) implements Secret {
        @Override
        public String kind() {
            return "usernamePassword";
        }

        @Override
        public List<String> masked() {
            return nonEmpty(password);
        }

        @Override
        public String toString() {
            return "usernamePassword ****";
        }
    }

    /// @param name the file's name, without folders
    record SecretFile(String name, byte[] content) implements Secret {
        public SecretFile {
            content = content.clone();
        }

        @Override
        public byte[] content() {
            return content.clone();
        }

        @Override
        public String kind() {
            return "file";
        }

        @Override
        public List<String> masked() {
            return List.of();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SecretFile(String theirs, byte[] bytes)
                    && name.equals(theirs)
                    && Arrays.equals(content, bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }

        @Override
        public String toString() {
            return "file ****";
        }
    }

    /// @param username empty where the address names one
    /// @param passphrase of the key, empty if it has none
    record SshKey(String username, String privateKey, String passphrase) implements Secret {
        @Override
        public String kind() {
            return "sshKey";
        }

        @Override
        public List<String> masked() {
            return nonEmpty(privateKey, passphrase);
        }

        @Override
        public String toString() {
            return "sshKey ****";
        }
    }

    private static List<String> nonEmpty(String... texts) {
        return Stream.of(texts)
                .filter(text -> !text.isEmpty())
                .sorted((a, b) -> b.length() - a.length())
                .toList();
    }
}
