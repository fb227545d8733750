package org.almanac.api.description;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Types that no record of a resource stands for: what is read field by field, and problems. */
final class AddedModels {
    private AddedModels() {}

    /** An event and the instance at which it begins. */
    static Schema splitEvent(Map<String, Schema> event) {
        Schema at = text().description("The original start of the first instance that changes");
        Schema split = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("at", at)
                .required(List.of("at"));
        event.forEach((field, type) -> {
            if (!field.equals("uid")) {
                split.addProperty(field, type);
            }
        });
        return split;
    }

    /** What a reader would have chosen, and the proof of having chosen it. */
    static Schema savedSubscriber(Map<String, Schema> subscription) {
        Schema consent = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("at", text().description("a day or an instant"))
                .addProperty("source", text().description("where it was given"))
                .addProperty("wording", text().addType(SchemaType.NULL))
                .required(List.of("at", "source"));
        Schema subscriber = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("confirmed", OASFactory.createSchema().addType(SchemaType.BOOLEAN))
                .addProperty("consent", consent)
                .required(List.of("email", "confirmed", "consent"));
        subscription.forEach(subscriber::addProperty);
        return subscriber.addProperty("email", text());
    }

    static Schema fieldError() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .required(List.of("field", "message"))
                .addProperty("field", text())
                .addProperty("message", text());
    }

    static Schema problem() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457")
                .required(List.of("type", "title", "status", "detail"))
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty(
                        "status",
                        OASFactory.createSchema().addType(SchemaType.INTEGER).format("int32"))
                .addProperty("detail", text())
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(ApiModels.reference("FieldError")));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
