/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sample's orders, activities, wishes, whistles and hard problems are called. Plain words
 * of our own: no place, no person, nothing that somebody said. */

#include "wg-sample-service.h"

#include <string.h>

static const WgSampleWord orders[] = {
  { "case.property.parking", "电动车停放点位不足" },
  { "case.property.parking", "充电插座不通电" },
  { "case.property.parking", "车辆占用消防通道" },
  { "case.property.parking", "非机动车乱停放" },
  { "case.property.parking", "地面车位划线不清" },
  { "case.property.repair", "楼顶渗水" },
  { "case.property.repair", "单元门禁损坏" },
  { "case.property.repair", "外墙瓷砖松动" },
  { "case.property.repair", "楼梯扶手松脱" },
  { "case.property.repair", "水泵噪声大" },
  { "case.property.lift", "电梯停运" },
  { "case.property.lift", "电梯平层不准" },
  { "case.property.lift", "电梯按钮失灵" },
  { "case.property.service", "物业费公示不清楚" },
  { "case.property.service", "保洁次数减少" },
  { "case.property.service", "门岗夜间无人" },
  { "case.property.service", "维修电话打不通" },
  { "case.dispute.neighbours", "楼上漏水引起争执" },
  { "case.dispute.neighbours", "公共走道堆物争执" },
  { "case.dispute.neighbours", "养犬扰邻争执" },
  { "case.dispute.neighbours", "装修时间争执" },
  { "case.dispute.property", "停车收费争执" },
  { "case.dispute.property", "维修费用分摊争执" },
  { "case.dispute.property", "公共收益争执" },
  { "case.dispute.family", "赡养安排争执" },
  { "case.dispute.family", "房屋使用争执" },
  { "case.dispute.consumer", "预付卡退费争执" },
  { "case.dispute.consumer", "摊位经营争执" },
  { "case.environment.rubbish", "垃圾桶满溢" },
  { "case.environment.rubbish", "建筑垃圾未清" },
  { "case.environment.rubbish", "大件旧家具堆放" },
  { "case.environment.green", "树枝遮挡窗户" },
  { "case.environment.green", "草地枯死" },
  { "case.environment.green", "行道树倾斜" },
  { "case.environment.noise", "夜间施工噪声" },
  { "case.environment.noise", "餐馆油烟" },
  { "case.environment.noise", "广场舞音量大" },
  { "case.lighting.street", "路灯不亮" },
  { "case.lighting.street", "路灯昼夜不灭" },
  { "case.lighting.street", "巷口缺少路灯" },
  { "case.lighting.stairs", "楼道灯不亮" },
  { "case.lighting.stairs", "地下车库照明暗" },
  { "case.facility.drain", "下水道堵塞" },
  { "case.facility.drain", "井盖破损" },
  { "case.facility.drain", "雨后积水" },
  { "case.facility.drain", "化粪池外溢" },
  { "case.facility.road", "路面坑洼" },
  { "case.facility.road", "人行道砖松动" },
  { "case.facility.road", "盲道被占" },
  { "case.facility.play", "健身器材松动" },
  { "case.facility.play", "儿童滑梯破损" },
  { "case.livelihood.care", "申请上门理发" },
  { "case.livelihood.care", "申请助餐" },
  { "case.livelihood.care", "申请加装扶手" },
  { "case.livelihood.care", "借用轮椅" },
  { "case.livelihood.policy", "咨询居住证办理" },
  { "case.livelihood.policy", "咨询医保报销" },
  { "case.livelihood.policy", "咨询高龄补贴" },
  { "case.livelihood.work", "咨询灵活就业" },
  { "case.livelihood.work", "咨询入学登记" },
  { "case.livelihood.work", "咨询课后托管" },
  { "case.safety.fire", "灭火器过期" },
  { "case.safety.fire", "楼道堆放杂物" },
  { "case.safety.fire", "消防栓无水" },
  { "case.safety.wires", "飞线充电" },
  { "case.safety.wires", "电线垂落" },
  { "case.safety.wires", "燃气软管老化" },
  { "case.other", "建议增设休息座椅" },
  { "case.other", "建议调整公告栏位置" },
  { "case.other", "寻找失物" },
};

static const WgSampleWord activities[] = {
  { "activity.policy", "政策宣讲进小区" },
  { "activity.policy", "医保政策宣讲" },
  { "activity.policy", "反诈宣传" },
  { "activity.policy", "院坝微党课" },
  { "activity.convenience", "便民服务日" },
  { "activity.convenience", "义务理发磨刀" },
  { "activity.convenience", "家电义务维修" },
  { "activity.convenience", "邻里法律咨询" },
  { "activity.convenience", "健康体检" },
  { "activity.care", "探望独居老人" },
  { "activity.care", "儿童课后托管" },
  { "activity.care", "智能手机小课堂" },
  { "activity.care", "长者生日会" },
  { "activity.environment", "楼道杂物清理" },
  { "activity.environment", "垃圾分类引导" },
  { "activity.environment", "河岸清洁" },
  { "activity.environment", "绿地认养" },
  { "activity.safety", "平安巡逻" },
  { "activity.safety", "消防隐患排查" },
  { "activity.safety", "护学岗" },
};

static const WgSampleWord wishes[] = {
  { "wish.daily", "一床薄被" },
  { "wish.daily", "一台电风扇" },
  { "wish.daily", "一个电饭煲" },
  { "wish.study", "一个书包" },
  { "wish.study", "一套课外书" },
  { "wish.study", "一盏台灯" },
  { "wish.repair", "修一修窗户" },
  { "wish.repair", "换一个水龙头" },
  { "wish.repair", "装一个扶手" },
  { "wish.company", "有人陪着聊聊天" },
  { "wish.company", "陪着去看一次病" },
  { "wish.company", "拍一张照片" },
  { "wish.skill", "学用智能手机" },
  { "wish.skill", "学写毛笔字" },
};

static const WgSampleWord whistles[] = {
  { "", "桥涵积水" },
  { "", "占道堆物" },
  { "", "消防通道堵塞" },
  { "", "路面塌陷" },
  { "", "违规搭建" },
  { "", "燃气异味" },
  { "", "高空坠物隐患" },
  { "", "污水外溢" },
};

static const WgSampleWord problems[] = {
  { "", "老旧小区停车难" },
  { "", "无物业楼院管理" },
  { "", "加装电梯意见不一" },
  { "", "雨污管网改造" },
  { "", "电动车集中充电" },
  { "", "农贸市场周边秩序" },
  { "", "楼院道路硬化" },
  { "", "二次供水改造" },
  { "", "背街小巷照明" },
  { "", "养老助餐点选址" },
};

/* One of the texts of a class. */
static const char *
choose (const WgSampleWord *words,
        guint               n,
        const char         *class_id,
        guint64            *random)
{
  guint fitting = 0, wanted;

  for (guint i = 0; i < n; i++)
    fitting += strcmp (words[i].class_id, class_id) == 0;
  g_assert (fitting > 0);
  wanted = (guint) (wg_sample_random (random) % fitting);
  for (guint i = 0; i < n; i++)
    if (strcmp (words[i].class_id, class_id) == 0 && wanted-- == 0)
      return words[i].text;
  g_return_val_if_reached (NULL);
}

const char *
wg_sample_choose_order_text (const char *class_id,
                             guint64    *random)
{
  return choose (orders, G_N_ELEMENTS (orders), class_id, random);
}

const char *
wg_sample_choose_activity_name (const char *class_id,
                                guint64    *random)
{
  return choose (activities, G_N_ELEMENTS (activities), class_id, random);
}

const char *
wg_sample_choose_wish_text (const char *class_id,
                            guint64    *random)
{
  return choose (wishes, G_N_ELEMENTS (wishes), class_id, random);
}

const char *
wg_sample_choose_whistle_text (guint64 *random)
{
  return choose (whistles, G_N_ELEMENTS (whistles), "", random);
}

const char *
wg_sample_choose_problem_text (guint64 *random)
{
  return choose (problems, G_N_ELEMENTS (problems), "", random);
}
