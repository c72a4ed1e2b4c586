package greeter;

record Greeting(String name) {
    Greeting {
        if (name.length() > 40) {
            throw new IllegalArgumentException("too long a name");
        }
    }

    String text() {
        return name.isBlank() ? "Hello" : "Hello, " + name.strip();
    }
}
