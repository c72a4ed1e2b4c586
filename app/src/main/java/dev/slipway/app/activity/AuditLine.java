package dev.slipway.app.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.core.event.AuditLog;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;

/// An entry of the audit as one line of JSON.
final class AuditLine {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditLine() {}

    static String of(AuditLog.Entry entry) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("number", entry.number());
        fields.put("at", entry.at().toString());
        fields.put("by", entry.by());
        fields.put("action", entry.action());
        fields.put("subject", entry.subject());
        fields.put("why", entry.why());
        fields.put("hash", entry.hash());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
