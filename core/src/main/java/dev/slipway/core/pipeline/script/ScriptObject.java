package dev.slipway.core.pipeline.script;

/// A script file that ran: `this` in it, what `load` gives, and a variable of a shared library. Its
/// methods and top-level names can be reached from outside; steps too, as in Jenkins.
record ScriptObject(String name, Frame frame) {
    @Override
    public String toString() {
        return "script " + name;
    }
}
