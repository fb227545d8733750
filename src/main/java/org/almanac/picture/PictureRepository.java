package org.almanac.picture;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class PictureRepository implements PanacheRepositoryBase<PictureEntity, String> {}
