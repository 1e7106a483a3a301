package org.bangfu.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bangfu.common.AreaCode;
import org.junit.jupiter.api.Test;

class ReferenceDataTest {

    private final RegistrySeeds seeds = new RegistrySeeds();
    private final Areas areas = seeds.areas();
    private final CodeLists codes = seeds.codeLists();

    @Test
    void theCountyHasSeventeenTownshipsAndTheirVillages() {
        List<AreaCode> townships = areas.children(Areas.COUNTY);

        assertThat(townships).hasSize(17);
        assertThat(areas.villages(Areas.COUNTY)).hasSize(170);
        assertThat(areas.children(townships.get(0)))
                .allMatch(village -> townships.get(0).contains(village))
                .hasSize(10);
    }

    @Test
    void anAreaIsCalledByItsNameFromTheTownshipDown() {
        assertThat(areas.name(Areas.COUNTY)).isEqualTo("绥宁县");
        assertThat(areas.fullName(new AreaCode("43052710300102"))).isEqualTo("红岩镇红岩示范一村第二组");
        assertThat(areas.name(new AreaCode("43052710300199"))).isEqualTo("43052710300199");
    }

    @Test
    void aVillageKnowsItsGroupsAndRepresentatives() {
        Village village = areas.village(new AreaCode("43052710300101")).orElseThrow();

        assertThat(village.code()).isEqualTo(new AreaCode("430527103001"));
        assertThat(village.groups()).isPositive();
        assertThat(village.representatives()).isGreaterThan(10);
        assertThat(areas.children(village.code())).hasSize(village.groups());
        assertThat(areas.village(new AreaCode("430527103"))).isEmpty();
    }

    @Test
    void codesHaveLabelsAndLabelsCodes() {
        assertThat(codes.label("RELATION", "02")).isEqualTo("配偶");
        assertThat(codes.code("RELATION", "配偶")).contains("02");
        assertThat(codes.code("RELATION", "02")).contains("02");
        assertThat(codes.code("RELATION", "邻居")).isEmpty();
        assertThat(codes.has("CAUSE_2014", "因病")).isTrue();
        assertThat(codes.label("CAUSE_2014", "因病")).isEqualTo("因病");
        assertThat(codes.list("NO_SUCH_LIST")).isEmpty();
    }

    @Test
    void everyDataQualityRuleHasItsSeverity() {
        assertThat(seeds.dataQuality().rules())
                .extracting(DataQuality.Rule::id)
                .hasSize(20)
                .startsWith("DQ01")
                .endsWith("DQ20");
    }
}
