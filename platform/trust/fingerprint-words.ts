/** 256 Vietnamese words for fingerprints: no two differ by their accents alone. */
export const fingerprintWordList: readonly string[] = `
  áo ba bàn banh bao bát bầu bé bí bia biển bò bom bóng bốn bột
  bún bút bưởi búp bướm cá cam càng canh cao cát cầu cây chai cháo chanh
  chè chén chim chín chó chổi chùa chuối chuông cò cóc còi cơm củ cua cúc
  cừu dao dâu dây dê dép dù dừa dòng đá đàn đèn đèo đỏ đồi đường
  đuốc ếch én gà gạo gấc gấu gậy ghe gió giày giếng gỗ gốc gối gừng
  gương hai hạt hang hành hạc hẹ hến hoa hồ hồng hộp hương hươu kem kén
  keo khăn khế khỉ khoai khói kiến kiềng kính kim la lạc lam lan làng lê
  lều lịch lò lon lúa lưới lươn mai mành măng mận mây mè mèo mì mía
  mít mo môi mộc mũ muối muỗng mưa mực mướp na nai nắng nấm nem nến
  nho nhà nhạc nhẫn nhím nhộng non nồi nong núi nụ nước ong ổi ốc ớt
  pháo phà phấn phi phim phố quạt quả quế quýt rạ rau rắn rằm rêu rễ
  rìu rồng rổ ruộng rùa rừng sách sáo sáp sân sáu sấm sen sim sò sóc
  sóng sói sơn su suối súng sữa sương táo tàu tám tay tem thác tháp thảm
  than thang thỏ thóc thông thuyền thước thư tiền tiêu tím tóc tỏi tôm trà trai
  trám tranh trâu tre trăng trống trời trúc trứng trường tủ tuyết tùng tương vàng váy
  vải vạc ve vịt vòi vòng vở vườn xanh xe xôi xoài xuân xẻng xương yên
`
  .trim()
  .split(/\s+/);
