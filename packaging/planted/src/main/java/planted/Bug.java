package planted;

/// Error Prone has to stop the build here.
final class Bug {
    void check(int number) {
        if (number < 0) {
            new IllegalArgumentException("thrown by nobody");
        }
    }
}
