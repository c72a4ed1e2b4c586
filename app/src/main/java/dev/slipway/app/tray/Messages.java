package dev.slipway.app.tray;

/// Port: the desktop's notifications. Safe from any thread, but may wait for the desktop: never on
/// the FX thread. What was told stays with the desktop when this is closed.
public interface Messages extends AutoCloseable {
    /// Shows it in place of the last one of the same subject. False if the desktop does not show
    /// any.
    boolean tell(Message message);

    @Override
    void close();

    /// @param subject what it is about: `shop/42`, `r12` · plain text, any length or content
    /// @param open what a click does · act, actWords a second choice, empty words without one
    record Message(
            String subject,
            String title,
            String body,
            boolean urgent,
            String openWords,
            Runnable open,
            String actWords,
            Runnable act) {}
}
