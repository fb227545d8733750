package org.almanac.picture;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A picture in both its sizes. */
@Entity
@Table(name = "picture")
class PictureEntity {
    /** Of the wide one; names it. */
    @Id
    String hash;

    @Column(nullable = false, updatable = false)
    int width;

    @Column(nullable = false, updatable = false)
    int height;

    @Column(nullable = false, updatable = false)
    byte[] wide = {};

    @Column(nullable = false, updatable = false)
    byte[] narrow = {};

    /** When it was last brought. */
    @Column(name = "uploaded_at", nullable = false)
    Instant uploadedAt;

    protected PictureEntity() {}

    PictureEntity(String hash, PictureScaler.Scaled scaled, Instant now) {
        this.hash = hash;
        this.width = scaled.width();
        this.height = scaled.height();
        this.wide = scaled.wide();
        this.narrow = scaled.narrow();
        this.uploadedAt = now;
    }

    void broughtAgain(Instant now) {
        uploadedAt = now;
    }
}
