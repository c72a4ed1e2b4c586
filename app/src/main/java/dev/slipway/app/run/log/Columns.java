package dev.slipway.app.run.log;

/// Widths of characters on a monospaced screen.
final class Columns {
    private Columns() {}

    /// The column of each character's begin, and of the end.
    static int[] of(String text) {
        var columns = new int[text.length() + 1];
        int column = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int chars = Character.charCount(point);
            columns[i] = column;
            if (chars == 2) {
                columns[i + 1] = column;
            }
            column += width(point);
            i += chars;
        }
        columns[text.length()] = column;
        return columns;
    }

    /// 0 for what joins the character before it, 2 for wide ones, else 1.
    static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        return point >= 0x1100
                && (point <= 0x115f
                        || point >= 0x2e80 && point <= 0xa4cf && point != 0x303f
                        || point >= 0xac00 && point <= 0xd7a3
                        || point >= 0xf900 && point <= 0xfaff
                        || point >= 0xfe30 && point <= 0xfe6f
                        || point >= 0xff00 && point <= 0xff60
                        || point >= 0xffe0 && point <= 0xffe6
                        || point >= 0x1f300 && point <= 0x1faff
                        || point >= 0x20000 && point <= 0x3fffd);
    }
}
