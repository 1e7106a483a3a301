package org.bangfu.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormContractTest {

    private static final FormContract FORM = FormContract.of("""
            {"type":"default","components":[
              {"type":"textfield","key":"name","label":"名称","validate":{"required":true,"minLength":2,"maxLength":5,"pattern":"^[^0-9]*$"}},
              {"type":"number","key":"people","label":"人数","decimalDigits":0,"validate":{"min":1,"max":"9"}},
              {"type":"number","key":"income","label":"收入","decimalDigits":2},
              {"type":"checkbox","key":"sure","label":"确认","validate":{"required":true}},
              {"type":"datetime","subtype":"date","key":"day","dateLabel":"日期"},
              {"type":"radio","key":"decision","label":"意见","values":[{"label":"同意","value":"YES"},{"label":"不同意","value":"NO"}]},
              {"type":"checklist","key":"causes","label":"原因","values":[{"label":"病","value":"ILL"},{"label":"学","value":"SCHOOL"}]},
              {"type":"select","key":"village","label":"村","valuesKey":"villages"},
              {"type":"textfield","key":"fixed","label":"只读","readonly":true},
              {"type":"expression","key":"sum","expression":"=1"},
              {"type":"group","components":[{"type":"textarea","key":"why","label":"理由","validate":{"required":true}}],
               "conditional":{"hide":"=decision != \\"NO\\""}}
            ]}
            """.getBytes(StandardCharsets.UTF_8));

    @Test
    void valuesArriveTyped() {
        Map<String, @Nullable Object> values = accept(Map.of(
                "people",
                3,
                "income",
                "2300.50",
                "day",
                "2015-08-03",
                "causes",
                List.of("ILL", "SCHOOL"),
                "decision",
                "NO",
                "why",
                " 不符合 "));

        assertThat(values)
                .containsEntry("name", "张家")
                .containsEntry("people", 3L)
                .containsEntry("income", new BigDecimal("2300.50"))
                .containsEntry("sure", true)
                .containsEntry("day", LocalDate.of(2015, 8, 3))
                .containsEntry("causes", List.of("ILL", "SCHOOL"))
                .containsEntry("why", "不符合")
                .containsEntry("village", null)
                .doesNotContainKeys("fixed", "sum");
    }

    @ParameterizedTest
    @CsvSource({
        "name, 一, “名称”至少要写2个字",
        "name, 一二三四五六, “名称”最多写5个字",
        "name, 张3, “名称”的格式不对",
        "people, 0, “人数”不能小于1",
        "people, 10, “人数”不能大于9",
        "people, 1.5, “人数”应填整数",
        "people, many, “人数”应填数字",
        "people, 1e9999, “人数”应填数字",
        "income, 1.005, “收入”最多保留2位小数",
        "sure, false, “确认”必须勾选",
        "sure, maybe, “确认”应选是或否",
        "day, 2015-02-30, “日期”不是有效的日期",
        "day, 0001-01-01, “日期”不是有效的日期",
        "decision, MAYBE, “意见”的选项不在可选范围内",
        "causes, ILL, “原因”的选项不在可选范围内",
        "village, 430527103009, “村”的选项不在可选范围内",
        "decision, NO, “理由”必须填写",
        "unknown, x, 表单里没有“unknown”这一项",
    })
    void whatDoesNotFitIsNamed(String key, String value, String sentence) {
        assertThatThrownBy(() -> accept(Map.of(key, value)))
                .isInstanceOf(TaskRefused.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void whatIsHiddenIsNeitherAskedForNorTaken() {
        assertThat(accept(Map.of("decision", "YES", "why", "夹带"))).containsEntry("why", null);
    }

    @Test
    void optionsMayComeFromAVariable() {
        assertThat(accept(
                        Map.of("village", "430527103001"),
                        Map.of("villages", "[{\"label\":\"红岩一村\",\"value\":\"430527103001\"}]")))
                .containsEntry("village", "430527103001");
    }

    private static Map<String, @Nullable Object> accept(Map<String, Object> submitted) {
        return accept(submitted, Map.of());
    }

    private static Map<String, @Nullable Object> accept(Map<String, Object> submitted, Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(Map.of("name", "张家", "sure", true));
        all.putAll(submitted);
        return FORM.accept(all, variables);
    }
}
