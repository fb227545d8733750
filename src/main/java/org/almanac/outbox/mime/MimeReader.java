package org.almanac.outbox.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.almanac.outbox.MessageContent;
import org.almanac.outbox.MessageSummary;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.util.MimeUtil;

/** Reads mails that {@link MimeWriter} wrote. */
public final class MimeReader {
    private final List<MessageContent.Attachment> attachments = new ArrayList<>();
    private String text = "";
    private String html = "";

    private MimeReader() {}

    public static MessageContent read(MessageSummary summary, boolean sent, byte[] mail) {
        MimeReader reader = new MimeReader();
        try {
            Message message = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(mail));
            reader.take(message);
            List<MessageContent.Header> headers = message.getHeader().getFields().stream()
                    .map(field -> new MessageContent.Header(
                            field.getName(),
                            MimeUtil.unscrambleHeaderValue(field.getBody()).strip()))
                    .toList();
            return new MessageContent(
                    summary, sent, headers, reader.text, reader.html, List.copyOf(reader.attachments), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(Entity entity) throws IOException {
        if (entity.getBody() instanceof Multipart multipart) {
            for (Entity part : multipart.getBodyParts()) {
                take(part);
            }
        } else if (entity.getBody() instanceof SingleBody body) {
            take(entity, bytes(body));
        }
    }

    private void take(Entity part, byte[] content) {
        if (part.getFilename() != null) {
            String contentType =
                    part.getHeader().getField("Content-Type").getBody().strip();
            attachments.add(new MessageContent.Attachment(part.getFilename(), contentType, content));
        } else if (part.getMimeType().equals("text/html")) {
            html = new String(content, StandardCharsets.UTF_8);
        } else {
            text = new String(content, StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    private static byte[] bytes(SingleBody body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(bytes);
        return bytes.toByteArray();
    }
}
